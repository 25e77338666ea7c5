package io.github.streamcheck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lays cells out in columns that are as wide as their widest cell. Used by one thread. */
final class TextTable {

    /** What stands between two columns: one blank only where two would make the lines too wide. */
    private static final List<String> GAPS = List.of("  ", " ");

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /** {@code alignment} has a letter for each column: {@code l} for left, {@code r} for right. */
    TextTable(String alignment) {
        this.alignment = alignment;
    }

    /** Adds a row, with a cell for each column. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The lines of all rows. */
    List<String> lines(int width) {
        return blocks(width).stream().flatMap(List::stream).toList();
    }

    /** For each row its line. Where one is wider than {@code width}, the first cell of each stands in a line of its own. */
    List<List<String>> blocks(int width) {
        int first = width(0);
        int cells = IntStream.range(0, alignment.length()).map(this::width).sum();
        for (String gap : GAPS) {
            if (cells + gap.length() * (alignment.length() - 1) <= width) {
                return rows.stream()
                        .map(row -> List.of(line(pad(row.get(0), first, 0), row, gap)))
                        .toList();
            }
        }
        return rows.stream()
                .map(row -> List.of(row.get(0), line("", row, GAPS.get(0))))
                .toList();
    }

    private String line(String begin, List<String> row, String gap) {
        StringBuilder line = new StringBuilder(begin);
        for (int column = 1; column < alignment.length(); column++) {
            line.append(gap).append(pad(row.get(column), width(column), column));
        }
        return line.toString().stripTrailing();
    }

    private String pad(String cell, int width, int column) {
        String blanks = " ".repeat(Math.max(0, width - cell.length()));
        return alignment.charAt(column) == 'l' ? cell + blanks : blanks + cell;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
