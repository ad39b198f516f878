import AnnotationModel
import GlossatorTestSupport
import JSONCodec
import Testing

private let diagnostics = "textDocument/publishDiagnostics"

struct DiagnosticsTests {
  private func client(versions: Bool?) -> InProcessClient {
    let client = InProcessClient(Sample.annotators, name: "diagnostics")
    client.start(
      versions.map { ["textDocument": ["publishDiagnostics": ["versionSupport": .bool($0)]]] }
        ?? [:]
    )
    return client
  }

  @Test(arguments: [(true, 7), (false, nil), (nil, nil)] as [(Bool?, Int?)])
  func `an empty list is published once, with a version for those who know one`(
    support: Bool?,
    version: Int?
  ) {
    let client = client(versions: support)
    client.open("Kabul", version: 7)
    client.change([["text": "Oslo"]], version: 8)
    var expected: JSONValue = ["uri": .string(InProcessClient.uri), "diagnostics": []]
    if let version {
      expected = ["uri": .string(InProcessClient.uri), "version": .int(version), "diagnostics": []]
    }
    #expect(client.notifications(diagnostics) == [expected])
  }

  @Test func `closing takes the list away, opening again publishes again`() {
    let client = client(versions: true)
    client.open("Kabul", version: 1)
    client.close()
    let closed: JSONValue = ["uri": .string(InProcessClient.uri), "diagnostics": []]
    #expect(client.notifications(diagnostics).last == closed)
    client.open("Kabul", version: 1)
    #expect(client.notifications(diagnostics).count == 3)
  }
}

struct WarningTests {
  @Test func `a plugin that fails is told of once, and the others' marks stay`() {
    let failing = ClosureAnnotator.registered(plugin: "test.failing") { _, _, report in
      report.fail("answered -1")
    }
    let client = InProcessClient(Sample.annotators + [failing])
    client.start()
    client.open("Kabul")
    client.change([["text": "In Kabul"]], version: 2)
    client.open("Kabul", uri: "file:///other")
    #expect(client.told == ["test.failing: answered -1"])
    #expect(client.hover(0, 3) != nil)
  }

  @Test func `a plugin that lies about places is told of once, however often it lies`() {
    let lying = ClosureAnnotator.registered(plugin: "test.lying", provides: [.person]) {
      text,
      _,
      report in
      for _ in 0..<text.utf8.count { report.add(Annotation(.person, UnitSpan(0, 999), rule: "r")) }
    }
    let client = InProcessClient(Sample.annotators + [lying])
    client.start()
    client.open("Kabul")
    client.change([["text": "In Kabul"]], version: 2)
    #expect(
      client.told == [
        "test.lying: 5 annotations were dropped: undeclared kinds or impossible spans"
      ]
    )
    #expect(client.hover(0, 3)?.hasPrefix("Kabul — location") == true)
  }

  @Test func `an annotator without what it requires is told of at the start`() {
    let lonely = ClosureAnnotator.registered(plugin: "test.lonely", requires: ["quote"]) {
      _,
      _,
      _ in
    }
    let client = InProcessClient(Sample.annotators + [lonely])
    client.start()
    #expect(
      client.told == [
        "test.lonely/closure requires quote, which no loaded plugin provides"
      ]
    )
    client.open("Kabul")
    #expect(client.hover(0, 0) != nil)
  }

  @Test func `what is told is a warning for the user and a line in the log`() {
    let client = InProcessClient()
    client.start()
    client.close(uri: "file:///x")
    #expect(client.notifications("window/logMessage").map { $0["type"] } == [2])
    #expect(client.log.last == "warning: close of file:///x, which is not open")
  }
}
