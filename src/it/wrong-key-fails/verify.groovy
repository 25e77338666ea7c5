def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('http-status: HTTP 401')
