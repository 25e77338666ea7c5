import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json'))
assert report.verdict == 'fail'
assert report.violations*.id.containsAll(['connect-failed', 'health'])
assert report.total.measured == 0

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('connection refused: nothing listens at 127.0.0.1:1')
