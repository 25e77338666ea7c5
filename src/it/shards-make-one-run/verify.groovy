import groovy.json.JsonSlurper

def json = new JsonSlurper()
def shards = (1..4).collect { json.parse(new File(basedir, "target/streamcheck/shard-$it/default-cli/report.json")) }
shards.eachWithIndex { shard, index ->
    assert shard.partial && shard.partialReason == "shard ${index + 1} of 4"
    assert shard.verdict == 'unjudged' && shard.thresholds.isEmpty()
    assert shard.runId == 'load-4711'
}
// 42 streams are shared as evenly as they can be.
assert shards.collect { it.total.measured } == [11, 11, 10, 10]

def whole = json.parse(new File(basedir, 'target/streamcheck/whole/report.json'))
assert whole.verdict == 'pass' && !whole.partial && whole.runId == 'load-4711'
assert whole.thresholds.any { it.path == 'ttft.p95' && it.met && it.samples == 42 }
assert whole.total.measured == 42
assert whole.total.tokens == shards.sum { it.total.tokens }
['ttft', 'itl', 'tpot', 'duration'].each { metric ->
    def all = whole.total.metrics[metric]
    def parts = shards.collect { it.total.metrics[metric] }
    assert all.count == parts.sum { it.count }
    assert all.min == parts.min { it.min }.min
    assert all.max == parts.max { it.max }.max
    // Figures have six digits.
    assert Math.abs(all.mean * all.count - parts.sum { it.mean * it.count }) < 1e-5 * all.mean * all.count
    ['p50', 'p90', 'p99'].each { percentile ->
        // Histograms are exact to a thousandth.
        assert all[percentile] >= parts.min { it[percentile] }[percentile] * 0.999
        assert all[percentile] <= parts.max { it[percentile] }[percentile] * 1.001
    }
}

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('of 4 shards, 2 is missing')
assert log.contains('shard 2 of 4 is there 2 times')
assert log.contains('is of run load-4711, not of load-4712')
assert !new File(basedir, 'target/streamcheck/merged/report.json').exists()
