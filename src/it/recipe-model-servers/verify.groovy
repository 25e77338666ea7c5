import groovy.json.JsonSlurper

for (server in ['vllm', 'llamacpp', 'fakeai']) {
    def report = new JsonSlurper().parse(new File(basedir, "target/$server/default/report.json"))
    assert report.verdict == 'pass'
    assert report.warnings.findAll { it.startsWith('metrics') }.isEmpty()
    assert report.server.metrics.dialect == server
    assert report.server.values().collectMany { it.compared ?: [] }.any { it.what == 'generated tokens' && it.agree }
}
