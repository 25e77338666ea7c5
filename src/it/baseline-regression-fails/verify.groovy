import groovy.json.JsonSlurper

def baseline = new JsonSlurper().parse(new File(basedir, 'src/test/streamcheck/baseline.json'))
assert baseline.executions.chat.size() == 5
assert baseline.executions.chat.every { it.samples.ttft.values.size() == 10 }

// Of the last of the three builds; the one before has to have passed for it to run at all.
def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/chat/report.json'))
assert report.violations*.id == ['baseline.ttft']
assert report.violations[0].kind == 'baseline'
assert report.baseline.runs == 5
def ttft = report.baseline.metrics.find { it.metric == 'ttft' }
assert ttft.verdict == 'regressed'
assert ttft.was < 150
assert ttft.is >= 300

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log =~ /baseline\.ttft: regressed: median 3\d\d ms, was \d+(\.\d+)? ms, \+[\d,]+ % \(99 % interval \+[\d,]+ % to \+[\d,]+ %\); compared with 5 runs/
assert log.count('streamcheck, execution chat: 1 expectation not met') == 1
assert new File(basedir, 'target/streamcheck/chat/report.txt').text.contains('BASELINE')
