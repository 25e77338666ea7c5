package io.github.streamcheck.live;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * What a family made of the cases of its endpoints.
 *
 * @param family the family
 * @param compared each case with the SDKs that could be installed
 * @param missing why others could not
 */
record SdkPlay(SdkFamily family, List<SdkComparison> compared, List<String> missing) {

    /** Reads {@code cases}, those that are of the family's endpoints. */
    static SdkPlay of(SdkFamily family, URI server, List<SdkCase> cases) throws IOException, InterruptedException {
        List<SdkCase> own = cases.stream()
                .filter(each -> family.endpoints().contains(each.endpoint()))
                .toList();
        List<SdkComparison> compared = new ArrayList<>();
        own.forEach(each -> compared.add(new SdkComparison(each, new LinkedHashMap<>())));
        List<String> missing = new ArrayList<>();
        for (Sdk sdk : family.sdks()) {
            try {
                sdk.install();
            } catch (TestAbortedException impossible) {
                missing.add(sdk.name() + ": " + impossible.getMessage());
                continue;
            }
            List<SdkRun> runs = sdk.play(server, own);
            for (int i = 0; i < own.size(); i++) {
                Map<String, SdkRun> ofCase = compared.get(i).runs();
                ofCase.put(sdk.name(), runs.get(i));
            }
        }
        return new SdkPlay(family, List.copyOf(compared), List.copyOf(missing));
    }

    /** The exceptions that are about its cases. */
    Map<String, List<String>> exceptions() throws IOException {
        List<String> names = compared.stream().map(each -> each.sent().name()).toList();
        Map<String, List<String>> own = new LinkedHashMap<>();
        SdkExceptions.read().forEach((reason, cases) -> {
            if (names.containsAll(cases)) {
                own.put(reason, cases);
            }
        });
        return own;
    }
}
