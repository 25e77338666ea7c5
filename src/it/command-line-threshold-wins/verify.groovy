def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains("-Dstreamcheck.thresholds.ttft.p95=20s wins over the POM's 1ms")
