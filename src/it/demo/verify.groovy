import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default-cli/report.json'))
assert report.verdict == 'pass'
assert report.total.measured == 10
assert new File(basedir, 'target/streamcheck/default-cli/report.txt').isFile()
