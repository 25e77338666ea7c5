import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json'))
assert report.verdict == 'pass'
def done = report.findings.findAll { it.rule == 'done-missing' }
assert !done.isEmpty()
assert done.every { it.severity == 'warning' }
assert done.every { it.examples.every { example -> example.atMs > 0 } }
assert report.findings.every { it.rule != 'usage-missing' }
assert report.plan.profile == 'strict'
assert report.plan.rules['done-missing'] == 'warning'
assert report.plan.rules['one-burst'] == 'warning'

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('done-missing: the stream ended without data: [DONE]')
