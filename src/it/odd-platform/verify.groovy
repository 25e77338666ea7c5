import groovy.json.JsonSlurper

def folder = new File(basedir, 'target/the reports')
def report = new JsonSlurper().parse(new File(folder, 'stream/report.json'), 'UTF-8')
assert report.verdict == 'pass'
assert report.plan.prompts == ['\u00c9cris trois phrases sur la mer \u2013 \u0130stanbul']
assert report.startedAt.endsWith('Z')
assert report.server.values()*.status.every { it in ['ok', 'note'] }
assert new File(folder, 'stream/report.html').getText('UTF-8').contains('\u0130stanbul')
