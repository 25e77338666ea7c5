def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('streamcheck is skipped: skipITs is set')
assert !new File(basedir, 'target/streamcheck').exists()
