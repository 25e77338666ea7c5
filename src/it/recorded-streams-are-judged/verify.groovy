import groovy.json.JsonSlurper

def report = { folder -> new JsonSlurper().parse(new File(basedir, "target/streamcheck/$folder/report.json")) }

def good = report('default')
assert good.verdict == 'pass'
assert good.total.measured == 1
assert good.total.metrics.ttft == null
assert good.total.metrics.tokens != null

def bad = report('judged')
assert bad.verdict == 'fail'
assert bad.violations*.id.contains('done-missing')

def log = new File(basedir, 'build.log').text
assert log.contains('not recorded: whether the server ended its answer in order')
assert log.contains('delivery is not judged')
assert log.contains('recording = "none": expected a file, a folder with recordings below it')
