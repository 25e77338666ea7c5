import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/stream/report.json'))
assert report.verdict == 'pass'
assert report.stages*.name == ['2 at once for 1 s', '30 streams, 40/s (poisson)']
assert report.stages[0].tookMs >= 1000
assert report.stages[1].measured == 30
assert report.stages[1].metrics.scheduleLag.count == 30
assert report.total.measured == report.stages[0].measured + 30
assert report.plan.seed == 7
assert report.plan.stages[1].seed == 8

def text = new File(basedir, 'target/streamcheck/stream/report.txt').getText('UTF-8')
assert text.contains('STAGES')
assert text.contains('then 30 streams, 40/s (poisson)')

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('stage 2 of 2: 30 streams, 40/s (poisson)')
assert log.contains('drawn from seed 7')
