def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('/v1/chat/completions answers HTTP 401')
