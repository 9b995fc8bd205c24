// What the extension host runs as its test: nothing but waiting for the extension.
const vscode = require('vscode');

exports.run = async () => {
  await vscode.extensions.getExtension('glm-chat-vision.glm-chat').activate();
};
