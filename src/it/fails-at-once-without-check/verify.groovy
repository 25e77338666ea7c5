def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('goals bound to post-integration-test will not run')
assert log.contains('no finish_reason until the end of the stream')
assert !log.contains('the simulator has stopped')
