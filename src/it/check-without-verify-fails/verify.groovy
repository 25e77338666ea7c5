def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('there is nothing to check, because the goal verify has not run in this build')
