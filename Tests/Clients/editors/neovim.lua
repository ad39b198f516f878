-- Runs inside Neovim: asks Glossator what the test wants to know and writes down what
-- Neovim's own functions answer.
--
-- $QUESTIONS: [{"line": 0, "column": bytes}, …]. $ANSWERS: where the answers go.

local patience = 60000

local function ask(method, params)
  local answers, failure = vim.lsp.buf_request_sync(0, method, params, patience)
  if not answers then error(method .. ': ' .. failure) end
  local _, answer = next(answers)
  if answer.error then error(method .. ': ' .. answer.error.message) end
  return answer.result or vim.NIL
end

local function text_of(range, encoding)
  local from, to = range.start, range['end']
  local line = vim.api.nvim_buf_get_lines(0, from.line, from.line + 1, true)[1]
  assert(from.line == to.line, 'a mention on two lines')
  return line:sub(
    vim.lsp.util._str_byteindex_enc(line, from.character, encoding) + 1,
    vim.lsp.util._str_byteindex_enc(line, to.character, encoding)
  )
end

local function run()
  local attached = vim.wait(patience, function()
    return next(vim.lsp.buf_get_clients(0)) ~= nil
  end, 10)
  assert(attached, 'Glossator did not attach')
  local _, client = next(vim.lsp.buf_get_clients(0))
  local report = { filetype = vim.bo.filetype, client = client.name, cards = {}, mentions = {} }
  local questions = vim.json.decode(vim.env.QUESTIONS)
  for _, question in ipairs(questions) do
    vim.api.nvim_win_set_cursor(0, { question.line + 1, question.column })
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    local hover = ask('textDocument/hover', params)
    local lines = {}
    if hover ~= vim.NIL then
      lines = vim.lsp.util.convert_input_to_markdown_lines(hover.contents)
    end
    table.insert(report.cards, table.concat(lines, '\n'))
    local found = {}
    local mentions = ask('textDocument/documentHighlight', params)
    for _, mention in ipairs(mentions ~= vim.NIL and mentions or {}) do
      table.insert(found, text_of(mention.range, client.offset_encoding))
    end
    table.insert(report.mentions, found)
  end
  local symbols = ask('textDocument/documentSymbol', {
    textDocument = vim.lsp.util.make_text_document_params(),
  })
  report.outline = {}
  for _, item in ipairs(vim.lsp.util.symbols_to_items(symbols, 0)) do
    table.insert(report.outline, item.text)
  end
  -- An edit on the way in: the last question is asked again, a line further down.
  vim.api.nvim_buf_set_lines(0, 0, 0, true, { 'A “new” headline 😀' })
  local last = questions[#questions]
  vim.api.nvim_win_set_cursor(0, { last.line + 2, last.column })
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local hover = ask('textDocument/hover', params)
  report.after_edit = hover ~= vim.NIL and hover.contents.value or ''
  return report
end

local ok, report = xpcall(run, debug.traceback)
local file = assert(io.open(vim.env.ANSWERS, 'w'))
file:write(vim.json.encode(ok and report or { failure = report }))
file:close()
vim.cmd('qall!')
