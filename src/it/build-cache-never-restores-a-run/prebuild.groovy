// What an earlier run of this test has saved would be restored.
new File(basedir, 'cache').deleteDir()
