-- Read by Neovim 0.11 and newer for vim.lsp.enable('glossator').
return {
  cmd = { 'glossator', '--stdio' },
  filetypes = { 'text', 'markdown' },
  root_markers = { '.git' },
  -- The reference time of articles that do not say it themselves, and so on:
  -- init_options = { published = '2026-03-05', locale = 'en-GB' },
}
