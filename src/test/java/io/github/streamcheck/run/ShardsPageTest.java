package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.models.V1Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on shards: the files that users copy from it. */
class ShardsPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/shards.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern PROPERTY = Pattern.compile("-Dstreamcheck\\.(\\w+)");

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String workflow() throws IOException {
        return blocks().get(0);
    }

    private static String job() throws IOException {
        return blocks().get(1);
    }

    private static List<String> problems(String workflow) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/test/resources/github-workflow.schema.json")));
        return schema.validate(workflow, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    /** Throws if the API's definition of a Job has no such member, or wants one that is not there. */
    private static void check(String job) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(job);
        V1Job.validateJsonElement(JsonParser.parseString(tree.toString()));
    }

    @Test
    void theManifestIsAnIndexedJobOfTheApi() throws IOException {
        check(job());

        assertThat(job()).contains("completionMode: Indexed", "completions: 8", "-Dstreamcheck.shards=8");
    }

    @Test
    void aMisspeltMemberOfTheManifestIsFound() throws IOException {
        String misspelt = job().replace("backoffLimitPerIndex:", "backOffLimitPerIndex:");
        String misplaced = job().replace("restartPolicy: Never", "restartPolice: Never");

        assertThatThrownBy(() -> check(misspelt)).hasMessageContaining("backOffLimitPerIndex");
        assertThatThrownBy(() -> check(misplaced)).hasMessageContaining("restartPolice");
    }

    @Test
    void theWorkflowKeepsToTheSyntax() throws IOException {
        assertThat(problems(workflow())).isEmpty();
    }

    @Test
    void aMisspeltMemberOfTheWorkflowIsFound() throws IOException {
        assertThat(problems(workflow().replace("fail-fast:", "failfast:"))).isNotEmpty();
        assertThat(problems(workflow().replace("needs: shard", "needs: [1]"))).isNotEmpty();
        assertThat(problems(workflow().replace("runs-on: ubuntu-latest", ""))).isNotEmpty();
    }

    @Test
    void everyJobThatIsNeededIsThere() throws IOException {
        JsonNode jobs = new YAMLMapper().readTree(workflow()).path("jobs");

        assertThat(jobs.has(jobs.at("/merge/needs").asText())).isTrue();
    }

    @Test
    void everyParameterThatIsSetIsThere() throws IOException {
        String parameters = Files.readString(Path.of("src/site/markdown/parameters.md"));

        assertThat(PROPERTY.matcher(Files.readString(PAGE)).results())
                .isNotEmpty()
                .allMatch(found -> parameters.contains("`streamcheck." + found.group(1) + "`"));
    }
}
