// Debian's package slurm-wlm has them all.
def needed = ['slurmctld', 'slurmd', 'sbatch', 'scancel', 'scontrol']
def folders = System.getenv('PATH').split(File.pathSeparator) as List
def missing = needed.findAll { name -> !(folders + '/usr/sbin').any { new File(it, name).canExecute() } }
if (missing) {
    println "slurm-job-array is skipped: ${missing.join(', ')} not found; apt-get install slurm-wlm brings them"
}
return missing.isEmpty()
