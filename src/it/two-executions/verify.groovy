import groovy.json.JsonSlurper

def report = { new JsonSlurper().parse(new File(basedir, "target/streamcheck/$it/report.json")) }
assert report('all').verdict == 'pass'
assert report('all').endpoints.keySet() == ['chat', 'messages', 'ollama-chat', 'ollama-generate', 'realtime', 'responses'] as Set
assert report('all').notes.any { it.contains('completions is skipped: /v1/completions answers HTTP 404') }
assert report('chat-at-once').verdict == 'pass'
assert report('chat-at-once').total.measured == 20
assert report('chat-at-once').plan.concurrency == 10
assert report('named').verdict == 'fail'
assert report('named').findings*.rule == ['http-status']

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('the build continues, because failOnViolation=false or')
