import groovy.json.JsonSlurper

def folder = new File(basedir, 'target/ein Bericht f\u00fcr \u00dcbung/stream')
assert new JsonSlurper().parse(new File(folder, 'report.json'), 'UTF-8').verdict == 'pass'
assert new File(folder, 'report.html').isFile()
