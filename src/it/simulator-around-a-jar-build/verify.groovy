import groovy.json.JsonSlurper

assert new File(basedir, 'target/simulator-around-a-jar-build-1.jar').isFile()
assert new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json')).verdict == 'pass'

def log = new File(basedir, 'build.log').getText('UTF-8')
def listens = log.indexOf('the simulator listens at')
def packaged = log.indexOf('simulator-around-a-jar-build-1.jar')
def passed = log.indexOf('25 of 25 streams succeeded')
def ended = log.indexOf('the simulator has stopped')
assert packaged < listens && listens < passed && passed < ended
