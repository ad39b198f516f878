print("glossator")
