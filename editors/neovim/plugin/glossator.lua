-- Starts Glossator for text and Markdown, in Neovim 0.7 and newer.
--
-- Set vim.g.glossator before this runs to change a setting, as in
--   vim.g.glossator = { published = '2026-03-05', locale = 'en-GB' }

local settings = vim.g.glossator

if vim.lsp.enable then -- 0.11: the rest is in lsp/glossator.lua
  vim.lsp.config('glossator', { init_options = settings })
  vim.lsp.enable('glossator')
  return
end

if vim.fn.has('nvim-0.7') == 0 then return end

local client

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'text', 'markdown' },
  desc = 'Attach Glossator',
  callback = function(event)
    if not (client and vim.lsp.get_client_by_id(client)) then
      client = vim.lsp.start_client({
        name = 'glossator',
        cmd = { 'glossator', '--stdio' },
        root_dir = vim.fn.getcwd(),
        init_options = settings,
      })
    end
    if client then vim.lsp.buf_attach_client(event.buf, client) end
  end,
})
