package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockSeriesTest {
    @Test
    void blocks_are_neighbouring_intervals_in_order_however_long_the_run() {
        SplittableRandom random = new SplittableRandom(3);
        BlockSeries series = new BlockSeries();
        List<Latencies> intervals = new ArrayList<>();
        for (int i = 1; i <= 1_100; i++) {
            long[] nanos = random.longs(random.nextInt(6), 0, 100_000).toArray();
            intervals.add(Latencies.of(nanos));
            series.add(intervals.getLast().counts());

            int perBlock = 1;
            while (perBlock * BlockSeries.MOST < i) {
                perBlock *= 2;
            }
            List<IndexedCounts> blocks = series.blocks();
            assertThat(blocks).hasSize((i + perBlock - 1) / perBlock);
            if (i % 61 == 0) {
                assertBlocks(blocks, intervals, perBlock);
            }
        }
    }

    @Test
    void counts_below_a_bucket_are_those_of_a_walk() {
        SplittableRandom random = new SplittableRandom(4);
        for (int size : new int[] {0, 1, 31, 32, 33, 64, 5_000}) {
            PackedCounts counts = Latencies.of(random.longs(size, 0, 90_000).toArray()).counts();
            IndexedCounts indexed = new IndexedCounts(counts);
            assertThat(indexed.total()).isEqualTo(size);
            for (int bucket = 0; bucket < Buckets.index(90_000) + 3; bucket++) {
                assertThat(indexed.below(bucket))
                        .as("%s samples, bucket %s", size, bucket)
                        .isEqualTo(below(counts, bucket));
            }
        }
    }

    private static void assertBlocks(
            List<IndexedCounts> blocks, List<Latencies> intervals, int perBlock) {
        for (int b = 0; b < blocks.size(); b++) {
            int from = b * perBlock;
            int to = Math.min(intervals.size(), from + perBlock);
            PackedCounts expected = Latencies.merge(intervals.subList(from, to)).counts();
            assertThat(buckets(blocks.get(b).counts())).isEqualTo(buckets(expected));
        }
    }

    private static List<List<Long>> buckets(PackedCounts counts) {
        List<List<Long>> buckets = new ArrayList<>();
        PackedCounts.Cursor cursor = counts.cursor();
        while (cursor.next()) {
            buckets.add(List.of((long) cursor.index(), cursor.count()));
        }
        return buckets;
    }

    private static long below(PackedCounts counts, int bucket) {
        long sum = 0;
        PackedCounts.Cursor cursor = counts.cursor();
        while (cursor.next()) {
            sum += cursor.index() < bucket ? cursor.count() : 0;
        }
        return sum;
    }
}
