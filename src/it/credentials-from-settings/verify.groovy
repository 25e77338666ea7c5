import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json'))
assert report.verdict == 'pass'
assert report.plan.credential

assert new File(basedir, 'build.log').getText('UTF-8').contains('would print the API key')

def key = 'canary-key-of-the-gateway'
basedir.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    if (file.name != 'verify.groovy') {
        assert !file.getText('ISO-8859-1').contains(key): file
    }
}
