"""What the tests share: a client, a recorder, plugins in C, and the strict model of messages."""
