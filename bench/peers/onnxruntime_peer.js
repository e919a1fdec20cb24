// ONNX Runtime as a peer of the bench: reads one JSON command a line, answers with one JSON line, and ends with its input.
//
// prepare {model, identity, inputs, shape, classes, threads}   ONNX files of a fixed batch and one batch (raw float32)
// check {output}           one call; writes the probabilities, raw float32
// time {milliseconds}      calls for about so long, at least one; answers the median, and that of the identity, which is
//                          what a call costs beside the network
'use strict';
const fs = require('fs');
const path = require('path');
const readline = require('readline');

// The folder of the package: below that of the command line, or where Node.js looks from here and from the current folder.
function findPackage() {
  const paths = process.argv.length > 2 ? [process.argv[2]] : [__dirname, process.cwd()];
  try {
    return path.dirname(require.resolve('onnxruntime-node/package.json', { paths }));
  } catch {
    console.error('Node.js finds no package onnxruntime-node from ' + paths.join(' or '));
    process.exit(1);
  }
}

const folder = findPackage();
const ort = require(folder);
const { version } = require(path.join(folder, 'package.json'));

// The package's run() makes a promise and waits for the event loop before it calls the addon, which then computes at once.
// The addon called directly is the faster way, so the peer takes it where the package lets it.
function findAddon() {
  try {
    const { binding, initOrt } = require(path.join(folder, 'dist', 'binding.js'));
    initOrt();
    return binding;
  } catch {
    return null;
  }
}

const addon = findAddon();
const outputName = 'probabilities';

async function open(file, threads) {
  const options = { intraOpNumThreads: threads, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all' };
  if (addon === null) {
    const session = await ort.InferenceSession.create(file, options);
    return { isDirect: false, run: (feeds) => session.run(feeds), close: () => session.release() };
  }
  const session = new addon.InferenceSession();
  session.loadModel(file, options);
  const fetches = { [outputName]: null };
  const runOptions = {};
  return { isDirect: true, run: (feeds) => session.run(feeds, fetches, runOptions), close: () => session.dispose() };
}

// The median of a call in microseconds.
async function median(session, feeds, milliseconds) {
  await session.run(feeds);
  const times = [];
  const begin = process.hrtime.bigint();
  for (;;) {
    const start = process.hrtime.bigint();
    // Without "await" where nothing is awaited: it would cost a turn of the queue.
    if (session.isDirect) session.run(feeds);
    else await session.run(feeds);
    const end = process.hrtime.bigint();
    times.push(Number(end - start) / 1e3);
    if (end - begin >= milliseconds * 1e6) break;
  }
  times.sort((a, b) => a - b);
  return (times[(times.length - 1) >> 1] + times[times.length >> 1]) / 2;
}

class Case {
  static async of(command) {
    const result = new Case();
    result.network = await open(command.model, command.threads);
    // One thread: there is nothing to share, and no second pool to wait in a spin.
    result.identity = await open(command.identity, 1);
    const bytes = fs.readFileSync(command.inputs);
    const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    const input = new ort.Tensor('float32', values, command.shape);
    const batch = command.shape[0];
    const answer = new ort.Tensor('float32', new Float32Array(batch * command.classes), [batch, command.classes]);
    result.feeds = { input };
    result.identityFeeds = { input, answer };
    return result;
  }

  async check(command) {
    const { data } = (await this.network.run(this.feeds))[outputName];
    fs.writeFileSync(command.output, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    return { loss: 0 };
  }

  async time(command) {
    return {
      microseconds: await median(this.network, this.feeds, command.milliseconds),
      callMicroseconds: await median(this.identity, this.identityFeeds, command.milliseconds / 20),
    };
  }

  close() {
    this.network.close();
    this.identity.close();
  }
}

async function main() {
  let current = null;
  console.log(JSON.stringify({ version }));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const command = JSON.parse(line);
    let answer = {};
    try {
      if (command.command === 'prepare') {
        current?.close();
        current = await Case.of(command);
      } else if (command.command === 'check') {
        answer = await current.check(command);
      } else {
        answer = await current.time(command);
      }
    } catch (error) { // The bench prints it and goes on without this peer.
      answer = { error: String(error) };
    }
    console.log(JSON.stringify(answer));
  }
}

main();
