package io.portcullis.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.bootstrap.log.OneLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the settings come to and where each comes from, told without opening anything that they name but files of values. */
final class SettingsReport {

    private static final ObjectWriter WRITER = new JsonMapper(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .writer();

    private final List<Setting> settings;
    private final List<SettingFault> faults;

    SettingsReport(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        faults = switch (Settings.from(environment)) {
            case Settings.Reading.Read _ -> List.of();
            case Settings.Reading.Refused(List<SettingFault> all) -> all;
        };
        settings = environment.settings();
    }

    /**
     * As lines for people.
     *
     * @param onlyFaults whether what is well is passed over
     * @throws StartRefused where there is a fault, with all of them
     */
    int asLines(boolean onlyFaults, PrintWriter out) {
        if (!onlyFaults) {
            table(out);
        }
        if (!faults.isEmpty()) {
            throw StartRefused.misconfigured(faults);
        }
        return ExitStatus.DONE;
    }

    /** As one JSON object for scripts, in ASCII; its faults are in it. */
    int asJson(boolean onlyFaults, PrintWriter out) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        if (!onlyFaults) {
            ArrayNode members = report.putArray("settings");
            settings.forEach(setting -> members.add(json(setting)));
        }
        ArrayNode members = report.putArray("faults");
        faults.forEach(fault -> members.add(json(fault)));
        out.println(text(report));
        return faults.isEmpty() ? ExitStatus.DONE : ExitStatus.MISCONFIGURED;
    }

    private void table(PrintWriter out) {
        int names = width("SETTING", Setting::name);
        int sources = width("SOURCE", SettingsReport::source);
        row(out, names, sources, "SETTING", "SOURCE", "VALUE");
        settings.forEach(setting -> row(
                out,
                names,
                sources,
                setting.name(),
                source(setting),
                setting.value().orElse("-")));
    }

    private int width(String heading, Function<Setting, String> column) {
        return Stream.concat(Stream.of(heading), settings.stream().map(column))
                .mapToInt(String::length)
                .max()
                .orElseThrow();
    }

    private static void row(PrintWriter out, int names, int sources, String name, String source, String value) {
        out.println(OneLine.of(("%-" + names + "s  %-" + sources + "s  %s").formatted(name, source, value)));
    }

    private static String source(Setting setting) {
        return switch (setting.source()) {
            case Setting.Source.Default() -> "default";
            case Setting.Source.Environment() -> "environment";
            case Setting.Source.Properties(String path) -> "properties " + path;
            case Setting.Source.NamedFile(String path) -> "file " + path;
        };
    }

    private static ObjectNode json(Setting setting) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", setting.name())
                .put("value", setting.value().orElse(null))
                .put("masked", setting.masked());
        return switch (setting.source()) {
            case Setting.Source.Default() -> json.put("source", "default");
            case Setting.Source.Environment() -> json.put("source", "environment");
            case Setting.Source.Properties(String path) ->
                json.put("source", "properties").put("file", path);
            case Setting.Source.NamedFile(String path) ->
                json.put("source", "file").put("file", path);
        };
    }

    private static ObjectNode json(SettingFault fault) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("name", fault.name()).put("problem", fault.problem());
        fault.file().ifPresent(path -> json.put("file", path));
        return json;
    }

    private static String text(ObjectNode report) {
        try {
            return WRITER.writeValueAsString(report);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("an object of texts can't be written", failure);
        }
    }
}
