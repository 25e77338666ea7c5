import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json'))
assert report.verdict == 'fail'
assert report.violations.size() == 1
assert report.violations[0].kind == 'threshold'
assert report.violations[0].id == 'ttft.p50'
assert report.warnings.any { it.startsWith('ttft.max') }

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('streamcheck: 1 expectation not met')
assert log =~ /ttft\.p50: \d+(\.\d+)? ms, required at most 2 ms \(\+\d+ %, n=10\)/
