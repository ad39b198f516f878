import AnnotationModel
import Testing

struct DenotationTests {
  private func date(
    _ value: String,
    _ interval: String? = nil,
    _ modifier: Timex3.Modifier? = nil
  ) -> Timex3 {
    Timex3(.date, value, modifier: modifier, interval: interval)
  }

  @Test func `the same days are the same time, however they are told`() {
    let days = "2018-10-08/2018-10-14"
    #expect(date("2018-W41", days).denotes(sameAs: date(days)))
    #expect(date("2018-10", "2018-10-01/2018-10-31").denotes(sameAs: date("2018-10")))
    #expect(date("2018-10-08").denotes(sameAs: date("2018-10-08", nil, .approximate)))
    #expect(!date("2018-W41", days).denotes(sameAs: date("2018-W41-WE", "2018-10-13/2018-10-14")))
    #expect(!date("2018-10-08").denotes(sameAs: date("2018-10-08", nil, .start)))
    #expect(!date("2018-10-08").denotes(sameAs: Timex3(.time, "2018-10-08")))
  }

  @Test(arguments: ["PAST_REF", "FUTURE_REF", "XXXX-XX-XX"])
  func `a time that nobody knows is the same as no other`(value: String) {
    #expect(!date(value).denotes(sameAs: date(value)))
  }

  @Test func `what comes twice a week is not what comes once`() {
    let once = Timex3(.set, "P1W", frequency: "1X")
    #expect(!once.denotes(sameAs: Timex3(.set, "P1W", frequency: "2X")))
    #expect(once.denotes(sameAs: once))
  }
}

struct EDTFTests {
  @Test(
    arguments: [
      ("2018-10-08", "2018-10-08"), ("2018-10", "2018-10"), ("2018", "2018"), ("197", "197X"),
      ("19", "19XX"), ("XXXX-10-08", "XXXX-10-08"), ("2018-SU", "2018-22"), ("2018-Q3", "2018-35"),
      ("2018-H1", "2018-40"), ("BC0490", "-0489"), ("BC0001", "0000"),
      ("2018-10-04/2018-10-14", "2018-10-04/2018-10-14"), ("2018-10-04/", "2018-10-04/.."),
      ("/2018-10-04", "../2018-10-04"), ("2018-10-08T09:30Z", "2018-10-08T09:30:00Z"),
      ("2018-10-08T09:30:15", "2018-10-08T09:30:15"), ("2020-02-29", "2020-02-29"),
      ("XXXX-02-29", "XXXX-02-29"),
    ]
  )
  func `a value has an EDTF form`(value: String, edtf: String) {
    #expect(Timex3(.date, value).edtf == edtf)
  }

  @Test(
    arguments: [
      "XXXX-WXX-2", "2018-10-08TMO", "PAST_REF", "XXXX-04-31", "2019-02-29", "1900-02-29",
      "2018-13", "2018-10-00", "T09:30", "2018-W41", "", "日本", "2018-10-04/2018-10-05/2018-10-06",
    ]
  )
  func `a value that EDTF has no form for, or no calendar a day, has none`(value: String) {
    #expect(Timex3(.date, value).edtf == nil)
  }

  @Test func `what is known of the days stands for a value without a form`() {
    let week = "2018-10-08/2018-10-14"
    #expect(Timex3(.date, "2018-W41", interval: week).edtf == week)
    #expect(Timex3(.duration, "P2D").edtf == nil)
    #expect(Timex3(.set, "2018-10-08").edtf == nil)
  }

  @Test func `open ends and doubts are in the form`() {
    #expect(Timex3(.date, "1945", bound: .since).edtf == "1945/..")
    #expect(Timex3(.date, "1945", bound: .until).edtf == "../1945")
    #expect(Timex3(.date, "1945", modifier: .approximate).edtf == "1945~")
    #expect(Timex3(.date, "1945", modifier: .start).edtf == "1945")
  }
}
