// Starts Glossator for plain text and Markdown.

const { workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

/** The settings that the server knows, without those that are the extension's own. */
function settings() {
  const { published, locale, prefer, genre, ranges } = workspace.getConfiguration('glossator');
  return { published, locale, prefer, genre, ranges };
}

exports.activate = async function (context) {
  const command = workspace.getConfiguration('glossator').get('path');
  client = new LanguageClient(
    'glossator',
    'Glossator',
    { command, transport: TransportKind.stdio },
    {
      documentSelector: ['plaintext', 'markdown'].flatMap((language) => [
        { language, scheme: 'file' },
        { language, scheme: 'untitled' },
      ]),
      initializationOptions: settings(),
    },
  );
  context.subscriptions.push(
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('glossator')) return;
      client.sendNotification('workspace/didChangeConfiguration', {
        settings: { glossator: settings() },
      });
    }),
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
