import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json'))
assert report.verdict == 'pass'
assert report.findings.isEmpty()
assert report.endpoints.chat.measured == 20
assert report.total.tokensFromUsage == 20
