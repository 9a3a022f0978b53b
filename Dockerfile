# syntax=docker/dockerfile:1
# docker build -t darkroom .
# docker run -v darkroom-data:/data -v ./config:/app/config:ro -e DISCORD_TOKEN darkroom
# Tokens and keys come from the environment or from files (*_FILE); none is in the image.

FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B -Pdist -DskipTests package \
 && mkdir /app && tar -xzf bot/target/darkroom-*.tar.gz --strip-components=1 -C /app

# glibc, because FFmpeg needs it: no Alpine.
FROM eclipse-temurin:25-jre-noble
RUN apt-get update \
 && apt-get install -y --no-install-recommends libudev1 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin darkroom \
 && install -d -m 700 -o darkroom -g darkroom /data /app-cache
COPY --from=build /app /app
ENV DARKROOM_CACHE=/app-cache DARKROOM_DATA=/data PATH=/app/bin:$PATH
USER 10001
WORKDIR /data
# Rehearse once, so that containers start from the start-up caches: of commands, and of the service.
RUN DARKROOM_AOT=now darkroom --version && DARKROOM_AOT=now darkroom serve --help
VOLUME ["/data", "/app/config"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["darkroom", "health"]
ENTRYPOINT ["darkroom"]
CMD ["serve"]
