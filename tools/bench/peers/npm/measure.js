// measure.js ROUNDS FILE HOST: prints "NAME NANOSECONDS", the medians of parsing the text and of
// computing one host. Of CPU and wall time the smaller counts: load and helper threads do not.
const fs = require('node:fs')
const SSHConfig = require('ssh-config')

function median(rounds, work) {
  const taken = []
  for (let round = 0; round < rounds; round++) {
    const cpu = process.cpuUsage()
    const wall = process.hrtime.bigint()
    work()
    const used = process.cpuUsage(cpu)
    const passed = Number(process.hrtime.bigint() - wall)
    taken.push(Math.min(passed, (used.user + used.system) * 1000))
  }
  return taken.sort((a, b) => a - b)[Math.floor(rounds / 2)]
}

const [rounds, path, host] = process.argv.slice(2)
const text = fs.readFileSync(path, 'utf8')
let config
console.log('parse', median(Number(rounds), () => { config = SSHConfig.parse(text) }))
console.log('compute', median(Number(rounds), () => config.compute(host)))
