import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/stream/report.json'))
assert report.verdict == 'pass'
assert report.search.over == 'concurrency'
assert !report.search.onlyLowerBound
assert report.search.capacity >= 2
assert report.search.steps*.outcome.containsAll(['meets', 'misses'])

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('highest load: ' + (report.search.capacity as int) + ' ')
assert log.contains('concurrentCapacity')
