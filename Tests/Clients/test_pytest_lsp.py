"""A session with pytest-lsp, a client that holds every answer against typed models."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest
import pytest_lsp
from lsprotocol import types

from support.recorder_folder import RecorderFolder

TEXT = (
    "Headline 😀 in Málaga\r\n\r\nZoë Åkerlund met some 300 people. Åkerlund left on 4 March.\r\n"
)
DOCUMENT = types.TextDocumentIdentifier("file:///archive/2026-03-05-m%C3%A1laga.txt")


@dataclass(frozen=True)
class Encoding:
    """What positions count: units of `width` bytes of a codec."""

    name: types.PositionEncodingKind
    codec: str
    width: int

    def at(self, text: str, phrase: str, index: int = 0) -> types.Position:
        """Where the occurrence number `index` of a phrase begins."""
        offset = -1
        for _ in range(index + 1):
            offset = text.index(phrase, offset + 1)
        start = text.rfind("\n", 0, offset) + 1
        return types.Position(
            text[:offset].count("\n"), len(text[start:offset].encode(self.codec)) // self.width
        )

    def text(self, text: str, place: types.Range) -> str:
        """What stands in a range of one line."""
        assert place.start.line == place.end.line
        line = text.split("\n")[place.start.line].encode(self.codec)
        start, end = place.start.character * self.width, place.end.character * self.width
        return line[start:end].decode(self.codec)

    def colored(
        self, text: str, tokens: types.SemanticTokens, legend: list[str]
    ) -> list[tuple[str, str]]:
        """What is colored, and as what."""
        found = []
        line = character = 0
        for down, right, length, kind, modifiers in zip(*[iter(tokens.data)] * 5, strict=True):
            character = right if down else character + right
            line += down
            start, end = types.Position(line, character), types.Position(line, character + length)
            found.append((self.text(text, types.Range(start, end)), legend[kind]))
            assert modifiers == 0
        return found


UTF8 = Encoding(types.PositionEncodingKind.Utf8, "utf-8", 1)
UTF16 = Encoding(types.PositionEncodingKind.Utf16, "utf-16-le", 2)
UTF32 = Encoding(types.PositionEncodingKind.Utf32, "utf-32-le", 4)


def capabilities_of(client: str, encoding: Encoding) -> types.ClientCapabilities:
    """What an editor says it can do; `encoding` is what it likes best."""
    capabilities = pytest_lsp.client_capabilities(client)
    if capabilities.general is None:
        capabilities.general = types.GeneralClientCapabilities()
    if not capabilities.general.position_encodings:
        capabilities.general.position_encodings = [encoding.name]
    assert capabilities.general.position_encodings[0] == encoding.name
    return capabilities


@pytest.mark.parametrize(
    ("editor", "encoding"), [("visual_studio_code", UTF16), ("neovim", UTF8), ("emacs", UTF32)]
)
async def test_a_session(
    recorded: RecorderFolder, only_names: list[str], editor: str, encoding: Encoding
) -> None:
    client = pytest_lsp.make_test_lsp_client()
    await client.start_io(str(recorded.command), "--stdio", *only_names)

    # Starting.
    result = await client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities_of(editor, encoding),
            initialization_options={"glossator": {"locale": "en-GB"}},
        )
    )
    assert result.server_info and result.server_info.name == "glossator"
    capabilities = result.capabilities
    assert capabilities.hover_provider and capabilities.document_highlight_provider
    assert capabilities.position_encoding == encoding.name
    legend = capabilities.semantic_tokens_provider.legend.token_types

    # Opening, which publishes diagnostics for the version.
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(DOCUMENT.uri, "plaintext", 1, TEXT))
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert list(client.diagnostics) == [DOCUMENT.uri]

    # Reading.
    hover = await client.text_document_hover_async(
        types.HoverParams(DOCUMENT, encoding.at(TEXT, "Málaga"))
    )
    assert "592,346" in hover.contents.value
    assert encoding.text(TEXT, hover.range) == "Málaga"

    highlights = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(DOCUMENT, encoding.at(TEXT, "Åkerlund", 1))
    )
    assert [encoding.text(TEXT, one.range) for one in highlights] == ["Zoë Åkerlund", "Åkerlund"]
    assert [one.kind for one in highlights] == [
        types.DocumentHighlightKind.Write,
        types.DocumentHighlightKind.Read,
    ]

    full = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(DOCUMENT)
    )
    assert encoding.colored(TEXT, full, legend) == [
        ("Málaga", "namespace"),
        ("Zoë Åkerlund", "class"),
        ("some 300", "number"),
        ("Åkerlund", "class"),
        ("4 March", "event"),
    ]
    part = await client.text_document_semantic_tokens_range_async(
        types.SemanticTokensRangeParams(
            DOCUMENT, types.Range(encoding.at(TEXT, "some"), encoding.at(TEXT, "people"))
        )
    )
    assert encoding.colored(TEXT, part, legend) == [("some 300", "number")]

    outline = await client.text_document_document_symbol_async(types.DocumentSymbolParams(DOCUMENT))
    names = [symbol.name for symbol in walk(outline)]
    assert "Zoë Åkerlund" in names and "Málaga" in names

    # Changing: an insertion before everything, then a deletion in the middle.
    longer = "Fonds 😀\n" + TEXT
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, DOCUMENT.uri),
            [
                types.TextDocumentContentChangePartial(
                    types.Range(types.Position(0, 0), types.Position(0, 0)), "Fonds 😀\n"
                ),
                types.TextDocumentContentChangePartial(
                    types.Range(encoding.at(longer, "Zoë"), encoding.at(longer, "Åkerlund")), ""
                ),
            ],
        )
    )
    changed = longer.replace("Zoë ", "")
    full = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(DOCUMENT)
    )
    assert [text for text, _ in encoding.colored(changed, full, legend)] == [
        "Fonds 😀",
        "Málaga",
        "Åkerlund",
        "some 300",
        "Åkerlund",
        "4 March",
    ]

    # Closing.
    client.text_document_did_close(types.DidCloseTextDocumentParams(DOCUMENT))
    await client.shutdown_session()
    await client.stop()
    methods, code = recorded.check()
    assert code == 0
    assert methods[0] == "initialize" and methods[-1] == "exit"


def walk(symbols: list[types.DocumentSymbol]) -> list[types.DocumentSymbol]:
    """Symbols with all that is under them."""
    return list(
        itertools.chain.from_iterable([symbol, *walk(symbol.children or [])] for symbol in symbols)
    )
