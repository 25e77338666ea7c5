import groovy.json.JsonSlurper

def whole = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/merged/report.json'))
assert whole.verdict == 'pass' && !whole.partial
assert whole.total.measured == 42

def said = basedir.listFiles().findAll { it.name ==~ /slurm-\d+\.out/ }*.getText('UTF-8')
assert said.any { it.contains('BUILD SUCCESS') }
assert said.any { it.contains('of 4 shards, 3 is missing') }
