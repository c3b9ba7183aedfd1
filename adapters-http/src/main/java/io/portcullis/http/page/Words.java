package io.portcullis.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that the pages say in one language, under the names by which they say it. */
final class Words {

    private static final Pattern NAME = Pattern.compile("\\{\\{([a-z.-]+)}}");

    private final Map<String, String> sentences;

    private Words(Map<String, String> sentences) {
        this.sentences = Map.copyOf(sentences);
    }

    /**
     * The words of a language.
     *
     * @param product what its operator calls the server
     */
    static Words of(Language language, String product) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(resource(language.tag() + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sentences = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> sentences.put(name, properties.getProperty(name)));
        sentences.put("language", language.tag());
        sentences.put("product", product);
        return new Words(sentences);
    }

    /**
     * A text of ours with words in place of their names.
     *
     * @param left the one name that is left as it stands
     * @throws IllegalArgumentException if there are no words for another
     */
    String fill(String text, String left) {
        return NAME.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group().equals(left) ? left : escaped(found.group(1))));
    }

    private String escaped(String name) {
        return escape(Optional.ofNullable(sentences.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no words for " + name)));
    }

    /** As it can stand in an element or an attribute, and as the name of nothing. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("{", "&#123;");
    }

    /** What lies beside this class under that name. */
    static String resource(String name) {
        try (InputStream resource = Words.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalArgumentException("no " + name + " beside " + Words.class.getName());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
