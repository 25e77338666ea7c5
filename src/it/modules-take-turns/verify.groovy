import groovy.json.JsonSlurper
import java.time.Instant

def runs = ['one', 'two'].collect { module ->
    def report = new JsonSlurper().parse(new File(basedir, "$module/target/streamcheck/default/report.json"))
    assert report.verdict == 'pass'
    assert report.again.contains("-pl :$module -am")
    def start = Instant.parse(report.startedAt)
    [start: start, end: start.plusMillis(report.tookMs as long)]
}.sort { it.start }
assert !runs[1].start.isBefore(runs[0].end)
