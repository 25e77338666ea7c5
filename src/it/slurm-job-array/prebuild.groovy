// What the page of shards tells users to do is what is done here.
def blocks = (new File(basedir, '../../../src/site/markdown/shards.md').getText('UTF-8') =~ /(?s)```sh\n(.*?)```/)
        .collect { it[1] }
new File(basedir, 'load.sh').text = blocks.find { it.contains('#SBATCH --array') }
def (submit, merge) = blocks.find { it.contains('sbatch --parsable') }.readLines()
new File(basedir, 'submit.sh').text = submit + '\n'
new File(basedir, 'merge.sh').text = merge.replaceFirst('^sbatch ', 'sbatch --wait ') + '\n'

// A cluster of one node, on loopback, of whoever runs this.
def ports = [new ServerSocket(0), new ServerSocket(0)]*.with { socket ->
    socket.close()
    socket.localPort
}
def node = 'hostname -s'.execute().text.trim()
def here = new File(basedir, 'target/slurm')
['state', 'spool'].each { new File(here, it).mkdirs() }
new File(here, 'slurm.conf').text = """\
ClusterName=loopback
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmdPort=${ports[1]}
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
AuthType=auth/none
CredType=cred/none
SlurmUser=${System.getProperty('user.name')}
SlurmdUser=${System.getProperty('user.name')}
StateSaveLocation=$here/state
SlurmdSpoolDir=$here/spool
SlurmctldPidFile=$here/slurmctld.pid
SlurmdPidFile=$here/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SlurmdParameters=config_overrides
NodeName=$node NodeAddr=127.0.0.1 CPUs=8 RealMemory=8192
PartitionName=all Nodes=ALL Default=YES State=UP
"""
return true
