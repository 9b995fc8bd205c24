// Stands in for the native logger of VS Code, which would have to be compiled: same functions, plain files, no rotation.
// Without it the editor writes no log files and every Output channel of an extension stays empty.
const fs = require('node:fs');
const path = require('node:path');

const levelNames = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    this.plain = false;
  }
  write(level, message) {
    if (level < this.level) return;
    // Same shape as VS Code's own pattern: local time, level, message.
    const now = new Date();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
      .toISOString()
      .slice(0, -1)
      .replace('T', ' ');
    const line = this.plain ? message : `${local} [${levelNames[level]}] ${message}\n`;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The folder of a finished test run may be gone before the last line: a logger must never end its host.
    }
  }
  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.plain = true;
  }
  flush() {}
  drop() {}
}

const create = async (name, file) => {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger('plain', name, file);
};

// One assignment each: the importing modules are ES modules and find names only in this form.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
