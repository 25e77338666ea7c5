def log = new File(basedir, 'build.log').getText('UTF-8')
def stopped = log.indexOf('the simulator has stopped')
assert stopped >= 0
assert log.indexOf('Failed to execute goal') > stopped
assert log.substring(log.indexOf('Failed to execute goal')).contains('streams = "none"')
