import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json'))
// Messages, Responses and Realtime have no such end.
assert report.findings.findAll { it.severity == 'error' }*.rule as Set == ['done-missing', 'ndjson-done-missing'] as Set

def log = new File(basedir, 'build.log').getText('UTF-8')
def deferred = log.indexOf('the goal check will fail the build')
def stopped = log.indexOf('the simulator has stopped')
def failed = log.indexOf('streamcheck, execution default: 3 expectations not met')
assert deferred >= 0
assert stopped > deferred: 'post-integration-test runs although verify failed'
assert failed > stopped: 'and the build fails all the same'
assert log.contains('the stream ended without data: [DONE]')
