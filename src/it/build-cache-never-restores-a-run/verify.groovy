def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('maven-build-cache-extension = "on": expected streamcheck-maven-plugin below <runAlways>')
assert log.findAll('PASS in ').size() == 2: 'the second build has to make a run of its own'
