import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/streamcheck/default/report.json'))
assert report.verdict == 'fail'
assert report.violations*.id == ['connect-failed']
assert report.total.measured == 0

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('connection refused: nothing listens at 127.0.0.1:1')

// The command that is shown makes the same run again, where there is a shell.
def again = log.readLines().find { it.contains('again: ') }.replaceFirst('.*again: ', '')
assert again.contains(' verify ') && again.contains('-Dstreamcheck.streams=3')
if (File.separator == '/') {
    def reportFile = new File(basedir, 'target/streamcheck/default/report.json')
    assert reportFile.delete()
    def builder = new ProcessBuilder('sh', '-c', again).directory(basedir).redirectErrorStream(true)
    builder.environment().compute('PATH') { name, path -> System.getProperty('maven.home') + '/bin:' + path }
    def process = builder.start()
    def output = process.inputStream.getText('UTF-8')
    assert process.waitFor() == 1: output
    def second = new JsonSlurper().parse(reportFile)
    assert second.violations*.id == ['connect-failed']
    assert second.plan.streams == 3
}
