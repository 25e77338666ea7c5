import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json'))
assert report.verdict == 'fail'
assert report.findings*.rule as Set == ['body-truncated'] as Set
assert report.total.succeeded == 0
assert report.total.measured == 10
assert report.total.metrics.ttft.count > 0: 'what was measured before the cut is kept'

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('body-truncated: the connection was cut before the end of the body')
