import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/stream/report.json'))
assert report.verdict == 'pass'
assert report.violations.isEmpty()
assert report.findings.isEmpty()
assert !report.partial
assert report.total.streams == 25
assert report.total.measured == 10
assert report.endpoints.keySet() == ['chat', 'completions', 'messages', 'ollama-chat', 'ollama-generate', 'realtime', 'responses'] as Set
assert report.total.metrics.ttft.count == 10
// Ollama's load of the model is taken off its own.
assert report.endpoints.chat.metrics.ttft.min >= 20
assert report.total.tokensFromUsage == 10
assert report.server.tracker.consistent
assert report.server.metrics.consistent
assert report.server['health-under-load'].status == 'ok'
assert report.server['metrics-streams-miscounted'].compared.every { it.agree && it.serverSays == '+10' }

def text = new File(basedir, 'target/streamcheck/stream/report.txt').getText('UTF-8')
assert text.contains('\u2713 PASS')
assert text.contains("SERVER AGAINST CLIENT")

def page = new File(basedir, 'target/streamcheck/stream/report.html').getText('UTF-8')
assert page.contains('\u2713 PASS')
assert page.contains('href="report.css"')
assert new File(basedir, 'target/streamcheck/stream/report.css').isFile()

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('25 of 25 streams succeeded')
assert !log.contains('[ERROR]')
