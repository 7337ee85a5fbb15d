"""What scikit-learn gives who is told the number of themes: TF-IDF, SVD 100, k-means.

Usage: scikit.py FILE.tsv   (lines of label, tab, text). Prints one line of JSON.
Needs python3-sklearn; runs on one thread.
"""

import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import normalized_mutual_info_score
from sklearn.preprocessing import normalize


def main(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if "\t" in line]
    labels = [row[0] for row in rows]
    started = time.perf_counter()
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, stop_words="english")
    counts = vectorizer.fit_transform(row[1] for row in rows)
    reduced = normalize(TruncatedSVD(min(100, counts.shape[1] - 1), random_state=0).fit_transform(counts))
    found = KMeans(len(set(labels)), n_init=10, random_state=0).fit_predict(reduced)
    seconds = time.perf_counter() - started
    nmi = normalized_mutual_info_score(labels, found)
    print(json.dumps({"seconds": round(seconds, 2), "nmi": round(nmi, 3), "themes": len(set(labels))}))


main(sys.argv[1])
